BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $url = (Start-AdminSandbox).EndpointUrl
    $null = New-AdminGroup
    $auditor = New-AdminUser auditor -ProgrammaticAccess -GroupName (New-AdminGroup Auditors -Policy SecurityAudit)
    $script = Join-Path $PSScriptRoot '../../samples/runbooks/Test-AdminNightly.ps1'
    $manifest = Join-Path $PSScriptRoot '../../AdminIam.psd1'
    $keys = @{
        AWS_ENDPOINT_URL = "$url"; AWS_ACCESS_KEY_ID = $auditor.AccessKeyId
        AWS_SECRET_ACCESS_KEY = ConvertFrom-SecureString $auditor.SecretAccessKey -AsPlainText
    }

    function Invoke-Night([string[]] $Argument, [hashtable] $Environment = $keys, [string] $ModulePath = $manifest) {
        $program, $leading = Get-PowerShellCommand
        Use-Environment $Environment {
            $leading = @($leading) + '-NoProfile', '-NonInteractive', '-File', $script, '-ModulePath', $ModulePath |
                Where-Object { $_ }
            $lines = & $program @leading @Argument 2>&1
            [pscustomobject] @{
                ExitCode = $LASTEXITCODE
                Log = $lines | ForEach-Object { "$_" | ConvertFrom-Json }
                Text = "$lines"
            }
        }
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The nightly safeguard check' {
    BeforeEach {
        $reports = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
    }

    It 'saves a page and data, and ends with 1 if something failed' {
        $night = Invoke-Night '-ReportFolder', $reports

        $night.ExitCode | Should -Be 1
        $night.Log[-1].event | Should -Be 'finished'
        $night.Log[-1].Failed | Should -BeGreaterThan 0
        $night.Log.Where({ $_.event -eq 'change' }) | Should -BeNullOrEmpty
        $night.Log[-1].report | Should -Exist
        @(Get-ChildItem $reports -Filter '123456789012-*.json') | Should -HaveCount 1
    }

    It 'lists what changed since the last night' {
        $null = Invoke-Night '-ReportFolder', $reports
        $null = Set-AdminAccountAlias "night-$([guid]::NewGuid().ToString('N'))"
        $null = New-AdminGroup Unused -Policy @()
        Start-Sleep -Milliseconds 1100

        $night = Invoke-Night '-ReportFolder', $reports

        $changes = $night.Log.Where({ $_.event -eq 'change' })
        $changes.Where({ $_.checkId -eq 'AccountAlias' }).change | Should -Be 'Gone'
        $changes.Where({ $_.checkId -eq 'EmptyGroup' -and $_.resource -eq 'Unused' }).change | Should -Be 'New'
        Get-Content -Raw $night.Log[-1].report | Should -Match 'Unused'
    }

    It 'ends with 0 if only findings of other severities failed, or all are accepted' {
        (Invoke-Night '-ReportFolder', $reports, '-FailOn', 'Low').ExitCode | Should -Be 1
        $exceptions = Join-Path $reports 'exceptions.csv'
        Set-AdminPasswordPolicy -Preset CIS | Out-Null
        $open = Test-AdminAccount | Where-Object Status -in Failed, Unknown
        $open | Select-Object CheckId, Resource, @{ Name = 'Reason'; Expression = { 'rehearsal' } } |
            Export-Csv $exceptions
        Start-Sleep -Milliseconds 1100

        $night = Invoke-Night '-ReportFolder', $reports, '-ExceptionPath', $exceptions

        $night.ExitCode | Should -Be 0
        $night.Log[-1].Failed | Should -Be 0
        $night.Log[-1].Accepted | Should -Be @($open).Count
    }

    It 'ends with <Code> <Name>' -ForEach @(
        @{ Code = 2; Name = 'without valid credentials'; Id = 'InvalidCredentials'; KeyId = 'AKIAIOSFODNN7EXAMPLE' }
        @{ Code = 3; Name = 'without a folder'; Id = 'PathNotFound'; Folder = 'missing' }
        @{ Code = 3; Name = 'without the module'; Id = 'Modules_ModuleNotFound'; Module = 'Nowhere' }
        @{
            Code = 3; Name = 'with wrong exceptions'; Id = 'InvalidExceptionFile'
            Csv = 'CheckId,Resource,Reason', 'X,*,x'
        }
    ) {
        $list = @('-ReportFolder', ($Folder ? (Join-Path $reports $Folder) : $reports))
        if ($Csv) {
            $path = Join-Path $TestDrive 'wrong.csv'
            Set-Content -LiteralPath $path $Csv
            $list += '-ExceptionPath', $path
        }
        $environment = $keys.Clone()
        $environment.AWS_ACCESS_KEY_ID = $KeyId ?? $keys.AWS_ACCESS_KEY_ID

        $night = Invoke-Night $list $environment ($Module ?? $manifest)

        $night.ExitCode | Should -Be $Code
        $night.Log.Where({ $_.event -eq 'error' }).id | Should -Be $Id
        Get-ChildItem $reports | Should -BeNullOrEmpty
    }

    It 'changes nothing in the account, and its log contains no secret' {
        $before = (Get-AdminSandbox).CallsByAction
        $night = Invoke-Night '-ReportFolder', $reports
        $after = (Get-AdminSandbox).CallsByAction
        $after.Keys.Where({ $after[$_] -ne $before[$_] }) -notmatch '^(Get|List|GenerateCredentialReport)' |
            Should -BeNullOrEmpty
        $night.Text | Should -Not -Match ([regex]::Escape($keys.AWS_SECRET_ACCESS_KEY))
    }
}
