BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-CallCount([string] $Action) {
        [int] (Invoke-RestMethod "$((Get-AdminSandbox).EndpointUrl)_sandbox/stats").callsByPermission.$Action
    }
}

Describe 'Get-AdminCredentialReport' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice -GeneratePassword -ProgrammaticAccess
        $null = New-AdminAccessKey alice | Disable-AdminAccessKey
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'generates a report and waits for it' {
        $report = Get-AdminCredentialReport

        $report.UserName | Should -Be '<root_account>', 'alice'
        $report.IsRoot | Should -Be $true, $false
        $alice = $report[1]
        $alice.HasPassword, $alice.MfaEnabled | Should -Be $true, $false
        $alice.AccessKey1Status, $alice.AccessKey2Status | Should -Be 'Active', 'Inactive'
        $alice.AccessKey1LastUsedDate, $alice.Certificate1Status | Should -Be $null, $null
        $alice.CreateDate, $alice.PasswordLastChanged, $alice.AccessKey1LastRotated | ForEach-Object {
            $_.Kind | Should -Be 'Utc'
            ([datetime]::UtcNow - $_).TotalMinutes | Should -BeLessThan 5
        }
        $alice.ReportAge.TotalMinutes | Should -BeLessThan 5
    }

    It 'has the values of the report that another client reads' -Skip:$noCli {
        $report = Get-AdminCredentialReport
        $content = (Invoke-AwsCli iam get-credential-report).Content
        $rows = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($content)) | ConvertFrom-Csv

        $report.UserName | Should -Be $rows.user
        $report.Arn | Should -Be $rows.arn
        $report[1].CreateDate | Should -Be ([datetimeoffset] $rows[1].user_creation_time).UtcDateTime
        $report[1].AccessKey2LastRotated | Should -Be ([datetimeoffset] $rows[1].access_key_2_last_rotated).UtcDateTime
    }

    It 'returns a report that exists without generating one' {
        $first = Get-AdminCredentialReport
        $null = New-AdminUser bob
        $generated = Get-CallCount iam:GenerateCredentialReport

        $second = Get-AdminCredentialReport

        Get-CallCount iam:GenerateCredentialReport | Should -Be $generated
        $second.UserName | Should -Be $first.UserName
        $second[0].GeneratedTime | Should -Be $first[0].GeneratedTime
    }

    It 'requests a report with -Refresh' {
        $null = Get-AdminCredentialReport
        $generated = Get-CallCount iam:GenerateCredentialReport

        Get-AdminCredentialReport -Refresh | Should -HaveCount 2

        Get-CallCount iam:GenerateCredentialReport | Should -Be ($generated + 1)
    }

    It 'is an error for a caller who is not allowed to read it' {
        $null = New-AdminUser eve -ProgrammaticAccess | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        Get-AdminCredentialReport -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        "$($problems[0])" | Should -Match 'iam:GetCredentialReport'
    }

    It 'keeps both keys in their columns, also if only the second is left' {
        $null = Get-AdminUser alice | Get-AdminAccessKey | Where-Object Status -EQ 'Active' |
            Remove-AdminAccessKey -Confirm:$false

        $alice = Get-AdminCredentialReport | Where-Object UserName -EQ 'alice'

        @($alice.AccessKey1Status, $alice.AccessKey2Status).Where({ $_ }) | Should -Be 'Inactive'
    }
}
