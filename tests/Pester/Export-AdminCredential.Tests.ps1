BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Export-AdminCredential' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
    }

    It 'writes the three columns of the console if no user has a key' {
        $users = 'alice', 'bob' | New-AdminUser -GeneratePassword
        $users | Export-AdminCredential $path | Should -BeNullOrEmpty

        (Get-Content -LiteralPath $path)[0] | Should -BeExactly 'User name,Password,Console sign-in URL'
        $rows = Import-Csv $path
        $rows.'User name' | Should -Be 'alice', 'bob'
        $rows[1].Password | Should -BeExactly (ConvertFrom-SecureString $users[1].Password -AsPlainText)
        $rows[1].'Console sign-in URL' | Should -Be 'https://123456789012.signin.aws.amazon.com/console'
    }

    It 'writes the five columns of the console if a user has a key' {
        $users = @(New-AdminUser alice -GeneratePassword) + @(New-AdminUser program -ProgrammaticAccess)
        $users | Export-AdminCredential $path

        (Get-Content -LiteralPath $path)[0] |
            Should -BeExactly 'User name,Password,Access key ID,Secret access key,Console login link'
        $rows = Import-Csv $path
        $rows[0].'Access key ID' | Should -BeNullOrEmpty
        $rows[1].Password | Should -BeNullOrEmpty
        $rows[1].'Secret access key' |
            Should -BeExactly (ConvertFrom-SecureString $users[1].SecretAccessKey -AsPlainText)
        $rows[1].'Console login link' | Should -BeNullOrEmpty
    }

    It 'lets only the owner read it' -Skip:$IsWindows {
        New-AdminUser alice -GeneratePassword | Export-AdminCredential $path

        (Get-Item -LiteralPath $path).UnixMode | Should -Be '-rw-------'
        @(Get-ChildItem -LiteralPath $TestDrive -Filter '*.part*' -Force).Count | Should -Be 0
    }

    It 'restricts the file to its owner when it replaces one' -Skip:$IsWindows {
        Set-Content -LiteralPath $path 'for all'
        chmod 644 $path
        New-AdminUser alice -GeneratePassword | Export-AdminCredential $path -Force

        (Get-Item -LiteralPath $path).UnixMode | Should -Be '-rw-------'
    }

    It 'returns the file with -PassThru' {
        (New-AdminUser alice -GeneratePassword | Export-AdminCredential $path -PassThru).FullName | Should -Be $path
    }

    It 'accepts a path relative to the location' {
        Push-Location -LiteralPath $TestDrive
        try {
            New-AdminUser alice -GeneratePassword | Export-AdminCredential relative.csv
        }
        finally {
            Pop-Location
        }

        Join-Path $TestDrive 'relative.csv' | Should -Exist
    }

    It 'creates no user if the file exists' {
        Set-Content -LiteralPath $path 'the only copy of secrets'
        $problem = { 'alice', 'bob' | New-AdminUser -GeneratePassword | Export-AdminCredential $path } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileExists ResourceExists $path"
        $problem.ErrorDetails.RecommendedAction | Should -Match '-Force'
        Get-AdminUser | Should -BeNullOrEmpty
        Get-Content -LiteralPath $path | Should -Be 'the only copy of secrets'
    }

    It 'creates no user if the folder does not exist' {
        $nowhere = Join-Path $TestDrive 'nowhere/c.csv'
        $problem = { New-AdminUser alice -GeneratePassword | Export-AdminCredential $nowhere } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FolderNotFound ObjectNotFound $nowhere"
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'creates no user if the path is a folder' {
        $problem = { New-AdminUser alice -GeneratePassword | Export-AdminCredential $TestDrive -Force } |
            Should -Throw -PassThru

        $problem.FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'warns if no user has a secret, and writes no file' {
        New-AdminUser alice | Export-AdminCredential $path -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -Match 'not written'
        $path | Should -Not -Exist
    }

    It 'keeps the secrets of users created before -ErrorAction Stop ended the pipeline' {
        {
            'alice', 'two words', 'bob' |
                New-AdminUser -GeneratePassword -ProgrammaticAccess -ThrottleLimit 1 -ErrorAction Stop |
                Export-AdminCredential $path
        } | Should -Throw -ErrorId 'InvalidUserName,*'

        $row = Import-Csv $path
        $row.'User name' | Should -Be 'alice'
        $session = Connect-AdminAccount -AccessKey $row.'Access key ID' -SecretKey $row.'Secret access key' `
            -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $session.Arn | Should -BeLike '*:user/alice'
    }

    It 'keeps the secrets of users created before a downstream command failed' {
        {
            'alice', 'bob' | New-AdminUser -ProgrammaticAccess |
                ForEach-Object { $_; if ($_.UserName -eq 'bob') { throw 'enough' } } |
                Export-AdminCredential $path
        } | Should -Throw 'enough'

        (Import-Csv $path).'User name' | Should -Be 'alice', 'bob'
    }

    It 'keeps a row of a user who is incomplete' {
        $null = New-AdminUser maker -ProgrammaticAccess -OutVariable maker
        $url = (Get-AdminSandbox).EndpointUrl
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"},' +
            '{"Effect":"Deny","Action":"iam:AddUserToGroup","Resource":"*"}]}'
        if (-not (Test-AwsCli)) {
            Set-ItResult -Skipped -Because 'the AWS CLI is not installed'
            return
        }
        $null = Invoke-AwsCli iam put-user-policy --user-name maker --policy-name own --policy-document $policy
        $session = $maker | Connect-AdminAccount -EndpointUrl $url
        New-AdminUser half -GroupName Administrators -GeneratePassword -Session $session @quiet |
            Export-AdminCredential $path

        $problems | Format-Problem | Should -Be 'UserIncomplete PermissionDenied half'
        (Import-Csv $path).'User name' | Should -Be 'half'
    }

    It 'shows in the objects where their secrets are after the pipeline failed' {
        $made = [Collections.Generic.List[object]]::new()
        {
            'alice', 'not valid' | New-AdminUser -GeneratePassword -ErrorAction Stop |
                ForEach-Object { $made.Add($_); $_ } | Export-AdminCredential $path
        } | Should -Throw

        (Import-Csv $path).'User name' | Should -Be 'alice'
        $made.CredentialPath | Should -Be $path
    }

    It 'accepts rows that contain secrets, like objects of other commands' {
        [pscustomobject]@{
            UserName = 'a,b'; Password = (ConvertTo-SecureString 'p"q,r' -AsPlainText -Force); SignInUrl = 'https://x'
        } |
            Export-AdminCredential $path

        $row = Import-Csv $path
        $row.'User name' | Should -Be 'a,b'
        $row.Password | Should -Be 'p"q,r'
    }

    It 'writes nothing with -WhatIf' {
        New-AdminUser alice -GeneratePassword | Export-AdminCredential $path -WhatIf
        New-AdminUser bob -GeneratePassword -WhatIf | Export-AdminCredential $path -WarningAction SilentlyContinue

        $path | Should -Not -Exist
    }
}
