BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
    # 'aws configure import' requires version 2.
    $noImport = (Get-AwsCliMajorVersion) -lt 2
    $people = Import-Csv (Join-Path $PSScriptRoot '../../build/demo/admins.csv') |
        Where-Object UserName -NE 'Bad Name!' | Sort-Object UserName -Unique
    $rows = foreach ($person in $people) {
        @{
            Name = $person.UserName
            Path = $person.Path
            Tags = @(@($person.Tag -split ';') + "Email=$($person.Email)" | Sort-Object)
            HasKey = $person.ProgrammaticAccess -eq 'yes'
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $csv = Join-Path $PSScriptRoot '../../build/demo/admins.csv'
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }

    # The number of calls in the meantime, by action.
    function Measure-Call([scriptblock] $ScriptBlock) {
        $before = (Get-AdminSandbox).CallsByAction
        $null = & $ScriptBlock
        $after = (Get-AdminSandbox).CallsByAction
        $calls = @{ Total = 0 }
        foreach ($action in $after.Keys) {
            $count = $after[$action] - ($before.ContainsKey($action) ? $before[$action] : 0)
            if ($count -gt 0) {
                $calls[$action] = $count
                $calls.Total += $count
            }
        }
        $calls
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'From a CSV of people to administrators' {
    BeforeAll {
        $state = Join-Path $TestDrive 'state.json'
        $credentials = Join-Path $TestDrive 'creds.csv'
        $null = Start-AdminSandbox -Path $state
        $null = New-AdminGroup
        $noise = @{ WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue' }
        Import-Csv $csv | New-AdminUser -GroupName Administrators -GeneratePassword @quiet @noise |
            Tee-Object -Variable users |
            Export-AdminCredential -Path $credentials
        $first = $problems
        $repeated = $warnings
    }

    It 'creates every valid user, in the order of the rows' {
        $users.Count | Should -Be 9
        $users[0].UserName | Should -Be 'alice.ng'
        $users.Outcome | Should -Be (@('Created') * 9)
    }

    It 'reports an error for every other row' {
        $first | Format-Problem | Should -Be 'InvalidUserName InvalidArgument Bad Name!'
        "$repeated" | Should -BeLike "One row repeats *: row 8 repeats row 1 ('alice.ng')."
    }

    It 'writes a file with every secret' {
        $lines = Import-Csv $credentials

        $lines.'User name' | Should -Be $users.UserName
        $lines.Password | Should -Not -Contain ''
        @($lines.'Access key ID' -ne '').Count | Should -Be 1
    }

    It 'writes a file that ''aws configure import'' accepts for the users with keys' -Skip:$noImport {
        $shared = Join-Path $TestDrive 'aws-credentials'
        $aws = Get-AwsCliPath
        $said = Use-Environment @{
            AWS_SHARED_CREDENTIALS_FILE = $shared; AWS_CONFIG_FILE = '/nonexistent'; AWS_PROFILE = $null
        } {
            & $aws configure import --csv "file://$credentials" --skip-invalid 2>&1
        }

        $LASTEXITCODE | Should -Be 0 -Because "$said"
        "$said" | Should -Match 'Successfully imported 1 profile'
        $key = $users | Where-Object AccessKeyId
        Get-Content -Raw -LiteralPath $shared | Should -Match ([regex]::Escape("[$($key.UserName)]"))
        $session = Use-Environment @{
            AWS_SHARED_CREDENTIALS_FILE = $shared
            AWS_ENDPOINT_URL = "$((Get-AdminSandbox).EndpointUrl)"
        } { Connect-AdminAccount -ProfileName $key.UserName }
        $session.Arn | Should -Be $key.Arn
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }

    It 'attached the policy to the group' -Skip:$noCli {
        (Invoke-AwsCli iam list-attached-group-policies --group-name Administrators).AttachedPolicies.PolicyName |
            Should -Be 'AdministratorAccess'
    }

    It 'created <Name>, as the AWS CLI shows' -ForEach $rows -Skip:$noCli {
        (Invoke-AwsCli iam list-groups-for-user --user-name $Name).Groups.GroupName | Should -Be 'Administrators'
        (Invoke-AwsCli iam get-login-profile --user-name $Name).LoginProfile.PasswordResetRequired | Should -BeTrue
        (Invoke-AwsCli iam list-user-tags --user-name $Name).Tags | ForEach-Object { "$($_.Key)=$($_.Value)" } |
            Sort-Object |
            Should -Be $Tags
    }

    It 'created <Name> with path <Path>, and a key only if the row requests it' -ForEach $rows {
        $user = $users | Where-Object UserName -EQ $Name

        $user.Path | Should -Be $Path
        [bool] $user.AccessKeyId | Should -Be $HasKey
        (Get-AdminUser $Name).Arn | Should -Be $user.Arn
    }

    It 'reports all users as Unchanged with -Ensure, and changes nothing' {
        Stop-AdminSandbox
        $before = Get-Content -Raw -LiteralPath $state
        $null = Start-AdminSandbox -Path $state
        $again = Import-Csv $csv | New-AdminUser -GroupName Administrators -GeneratePassword -Ensure @quiet @noise
        Stop-AdminSandbox
        $after = Get-Content -Raw -LiteralPath $state
        $null = Start-AdminSandbox -Path $state

        $again.Count | Should -Be 9
        $again.Outcome | Should -Be (@('Unchanged') * 9)
        $again | Where-Object Password | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'InvalidUserName InvalidArgument Bad Name!'
        $after | Should -BeExactly $before
    }

    It 'adds users of Get-AdminUser to a group, removes them from it, and deletes them' {
        $null = New-AdminGroup Auditors -Policy SecurityAudit
        Get-AdminUser | Add-AdminUserToGroup -GroupName Auditors
        (Get-AdminGroupMember Auditors).Count | Should -Be 9
        Get-AdminUser -GroupName Auditors | Remove-AdminUserFromGroup -Confirm:$false
        Get-AdminGroupMember Auditors | Should -BeNullOrEmpty
        (Get-AdminGroupMember Administrators).Count | Should -Be 9
        Get-AdminUser | Remove-AdminUser -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LastAdministrator,*'
        Get-AdminUser | Should -HaveCount 1
        Get-AdminUser | Remove-AdminUser -Force -Confirm:$false
        Get-AdminUser | Should -BeNullOrEmpty
    }
}

Describe 'Calls per user' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
    }

    It 'are three for a console user in a group, and at most five more per run' {
        $calls = Measure-Call {
            1..20 | ForEach-Object { "console$_" } | New-AdminUser -GroupName Administrators -GeneratePassword
        }

        $calls.CreateUser | Should -Be 20
        $calls.CreateLoginProfile | Should -Be 20
        $calls.AddUserToGroup | Should -Be 20
        $calls.Total | Should -BeLessOrEqual 65
    }

    It 'are four with a key' {
        $calls = Measure-Call {
            1..20 | ForEach-Object { "key$_" } |
                New-AdminUser -GroupName Administrators -GeneratePassword -ProgrammaticAccess
        }

        $calls.CreateAccessKey | Should -Be 20
        $calls.Total | Should -BeLessOrEqual 85
    }

    It 'do not grow with the length of the run' {
        $small = Measure-Call {
            1..5 | ForEach-Object { "small$_" } | New-AdminUser -GroupName Administrators -GeneratePassword
        }
        $large = Measure-Call {
            1..50 | ForEach-Object { "large$_" } | New-AdminUser -GroupName Administrators -GeneratePassword
        }

        $large.Total - 150 | Should -Be ($small.Total - 15)
    }

    It 'are two for a user and nothing else: to create it, and to check that it is visible' {
        (Measure-Call { 1..10 | ForEach-Object { "bare$_" } | New-AdminUser }).Total | Should -Be 20
    }
}
